package dev.breakwater;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server's rooms without the console, for tests. */
@SpringBootApplication(scanBasePackages = "dev.breakwater")
public class TestServer {}
