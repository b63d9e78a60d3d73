package dev.breakwater.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Everybody who may sign in, at whichever door. */
public final class Accounts implements UserDetailsService {
    private final Map<String, Account> byName = new LinkedHashMap<>();
    private final boolean demo;

    Accounts(List<Account> configured, boolean demo) {
        this.demo = demo;
        if (demo) {
            DemoUsers.all().forEach(account -> byName.put(account.getUsername(), account));
        }
        configured.forEach(account -> byName.put(account.getUsername(), account));
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        Account account = byName.get(name);
        if (account == null) {
            throw new UsernameNotFoundException("No such user");
        }
        return account;
    }

    boolean knows(String name) {
        return byName.containsKey(name);
    }

    /** The names that are also their passwords; none where nobody may come in so. */
    public List<String> demoUsers() {
        return demo ? DemoUsers.all().stream().map(Account::getUsername).toList() : List.of();
    }

    /** One sentence for whoever starts Breakwater: who can sign in, and with what. */
    public String sentence() {
        if (demo) {
            return "Sign in as " + String.join(", ", byName.keySet()) + "; a demo user's password is its name.";
        }
        return byName.isEmpty()
                ? "Nobody can sign in: name users with breakwater.access.users."
                : byName.size() + " configured users can sign in; there are no demo users.";
    }
}
