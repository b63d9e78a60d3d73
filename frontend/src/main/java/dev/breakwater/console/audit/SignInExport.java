package dev.breakwater.console.audit;

import dev.breakwater.access.FailedSignIns;
import dev.breakwater.access.FailedSignIns.FailedSignIn;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Failed sign-ins, the latest first. */
record SignInExport(FailedSignIns failed, Actor actor, FailedSignIns.Filter filter, int page)
        implements Export<FailedSignIn> {
    private static final int PAGE = 500;

    SignInExport(FailedSignIns failed, Actor actor, FailedSignIns.Filter filter) {
        this(failed, actor, filter, PAGE);
    }

    @Override
    public String name() {
        return "breakwater-failed-sign-ins";
    }

    @Override
    public List<String> columns() {
        return List.of("name", "address", "failures", "firstAt", "lastAt");
    }

    @Override
    public @Nullable String[] cells(FailedSignIn found) {
        return new @Nullable String[] {
            found.name(),
            found.address(),
            Long.toString(found.failures()),
            found.firstAt().toString(),
            found.lastAt().toString()
        };
    }

    @Override
    public void write(Form<FailedSignIn> form) throws IOException {
        @Nullable String after = null;
        do {
            Page<FailedSignIn> next = failed.list(actor, filter, after, page);
            for (FailedSignIn found : next.items()) {
                form.write(found);
            }
            after = next.next();
        } while (after != null);
    }
}
