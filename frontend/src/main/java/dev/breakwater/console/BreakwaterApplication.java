package dev.breakwater.console;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Assembles the one jar: every room of the server and the console. */
@SpringBootApplication(scanBasePackages = "dev.breakwater")
public class BreakwaterApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BreakwaterApplication.class, arguments);
    }
}
