package dev.breakwater.access.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Asks a slow encoder once for each password that matched: a caller without a session sends it with every request. What is
 * remembered is a keyed hash under a key of this process, never the password.
 */
public final class RememberedPasswords implements PasswordEncoder {
    private static final int MOST = 1_000;

    private final PasswordEncoder slow;
    private final SecretKeySpec key = new SecretKeySpec(SecureRandom.getSeed(32), "HmacSHA256");
    private final Map<String, Boolean> matched = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    });

    public RememberedPasswords(PasswordEncoder slow) {
        this.slow = slow;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return slow.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        String mark = mark(password + "\0" + encoded);
        if (matched.get(mark) != null) {
            return true;
        }
        boolean right = slow.matches(password, encoded);
        if (right) {
            matched.put(mark, true);
        }
        return right;
    }

    private String mark(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
