package dev.breakwater.change.operation;

import dev.breakwater.intent.Operation;
import org.springframework.stereotype.Component;
import tools.jackson.databind.module.SimpleModule;

/** Lets every mapper of the application read and write operations wherever they stand. */
@Component
class OperationModule extends SimpleModule {
    OperationModule() {
        super("breakwater-operations");
        setMixInAnnotation(Operation.class, Kinds.class);
    }

    @OperationKind
    private interface Kinds {}
}
