package dev.breakwater.console;

import dev.breakwater.launch.Launch;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Assembles the one jar: every room of the server and the console. Rooms share no bean names, whatever their classes are called. */
@SpringBootApplication(
        scanBasePackages = "dev.breakwater",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class BreakwaterApplication {

    public static void main(String[] arguments) {
        Launch.main(BreakwaterApplication.class, arguments);
    }

    /** The one clock that everything is dated by. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
