package dev.breakwater.console;

import dev.breakwater.launch.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Assembles the one jar: every room of the server and the console. */
@SpringBootApplication(scanBasePackages = "dev.breakwater")
public class BreakwaterApplication {

    public static void main(String[] arguments) {
        Launch.main(BreakwaterApplication.class, arguments);
    }
}
