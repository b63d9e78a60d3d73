package dev.breakwater.launch;

import dev.breakwater.bench.Bench;
import dev.breakwater.demo.Demo;
import dev.breakwater.question.Question;
import java.util.List;

/** Runs the verb that the command line begins with; without one, the server. */
public final class Launch {
    private Launch() {}

    public static void main(Class<?> application, String[] arguments) {
        boolean named = arguments.length > 0 && !arguments[0].startsWith("-");
        String verb = named ? arguments[0] : "server";
        List<String> rest = List.of(arguments).subList(named ? 1 : 0, arguments.length);
        int code = switch (verb) {
            case "server" -> Server.start(application, rest);
            case "practise" -> Practice.run(application, rest);
            case "demo" -> Demo.run(rest);
            case "bench" -> bench(application, rest);
            case "rebuild" -> new Rebuilding(System.getenv()).run(rest);
            case "reach", "diff" -> Question.run(verb, rest, System.in, System.out, System.err);
            case "health" -> Health.run();
            default -> unknown(verb);
        };
        if (code != 0 || !verb.equals("server")) {
            System.exit(code);
        }
    }

    private static int bench(Class<?> application, List<String> rest) {
        try {
            return Bench.run((folder, more) -> Server.aside(application, folder, more), rest);
        } catch (Exception failure) {
            System.err.println("The benchmark failed: " + Failure.sentence(failure));
            return 1;
        }
    }

    private static int unknown(String verb) {
        System.err.println("breakwater: there is no verb '" + verb + "'; see './breakwater help'");
        return 2;
    }
}
