package dev.breakwater.bench;

import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the whole of Breakwater in this process, its embedded parts in the folder, with more Spring arguments. */
public interface Stage {
    ConfigurableApplicationContext open(Path folder, List<String> arguments);
}
