package dev.breakwater.console;

import dev.breakwater.launch.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Assembles the one jar: every room of the server and the console. Rooms share no bean names, whatever their classes are called. */
@SpringBootApplication(
        scanBasePackages = "dev.breakwater",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class BreakwaterApplication {

    public static void main(String[] arguments) {
        Launch.main(BreakwaterApplication.class, arguments);
    }
}
