package dev.breakwater.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * A case with what must come of it, as the oracle's {@code --check} reads it.
 *
 * @param expect for each query "verdict egress ingress l7", with {@code -} for what does not matter
 * @param refusals part of Cilium's reason for each object that is refused
 */
record WrittenCase(List<String> expect, List<String> refusals) {
    private static final List<String> FIELDS = List.of("verdict", "egress", "ingress", "l7");

    static WrittenCase of(Map<?, ?> file) {
        return new WrittenCase(Trees.texts(file.get("expect")), Trees.texts(file.get("expectErrors")));
    }

    void check(String who, Map<?, ?> out) {
        assertThat(Trees.each(out.get("errors"), error -> String.valueOf(error.get("error"))))
                .as(who + " refuses")
                .hasSameSizeAs(refusals)
                .allSatisfy(error -> assertThat(refusals)
                        .anySatisfy(part -> assertThat(error).contains(part)));
        List<Map<?, ?>> answers = Trees.each(out.get("answers"), answer -> answer);
        assertThat(answers).as(who).hasSameSizeAs(expect);
        for (int query = 0; query < answers.size(); query++) {
            String[] wanted = expect.get(query).split(" ", -1);
            for (int field = 0; field < wanted.length; field++) {
                if (!wanted[field].equals("-")) {
                    assertThat(answers.get(query).get(FIELDS.get(field)))
                            .as(who + ", query " + query + ", " + FIELDS.get(field))
                            .isEqualTo(wanted[field]);
                }
            }
        }
    }
}
