package dev.breakwater.console;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.BiFunction;

/** A room of which a view asks only this and that: each question by its method's name and its arguments. */
public final class Room {
    private Room() {}

    public static <T> T answering(Class<T> room, BiFunction<String, Object[], Object> answers) {
        InvocationHandler handler = (self, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> System.identityHashCode(self) == System.identityHashCode(arguments[0]);
            case "toString" -> room.getSimpleName();
            default -> answers.apply(method.getName(), arguments);
        };
        return room.cast(Proxy.newProxyInstance(room.getClassLoader(), new Class<?>[] {room}, handler));
    }
}
