package dev.breakwater.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Everybody who may sign in with a password, at whichever door. */
public final class Accounts implements UserDetailsService {
    private final Map<String, PasswordAccount> byName = new LinkedHashMap<>();
    private final boolean demo;

    Accounts(List<PasswordAccount> configured, boolean demo) {
        this.demo = demo;
        if (demo) {
            DemoUsers.all().forEach(account -> byName.put(account.getUsername(), account));
        }
        configured.forEach(account -> byName.put(account.getUsername(), account));
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        PasswordAccount account = byName.get(name);
        if (account == null) {
            throw new UsernameNotFoundException("No such user");
        }
        return account;
    }

    boolean knows(String name) {
        return byName.containsKey(name);
    }

    /** Whether there is anybody at all who has a password. */
    public boolean any() {
        return !byName.isEmpty();
    }

    /** The names that are also their passwords; none where nobody may come in so. */
    public List<String> demoUsers() {
        return demo ? DemoUsers.all().stream().map(PasswordAccount::getUsername).toList() : List.of();
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

    /** The same where people sign in by a provider as well. */
    String sentenceBeside(String provider) {
        return "People sign in by " + provider + ". " + (any() ? sentence() : "There are no accounts with passwords.");
    }
}
