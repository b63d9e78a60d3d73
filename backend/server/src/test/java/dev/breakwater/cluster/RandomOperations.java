package dev.breakwater.cluster;

import dev.breakwater.cluster.RandomObjects.Subject;
import java.util.Random;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Several writers at a few objects of every kind, in every way that a cluster is written. */
final class RandomOperations implements Supplier<Operation> {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int NAMES = 2;

    private final Random random;
    private final String run;
    private final RandomObjects objects;

    RandomOperations(long seed, String run) {
        random = new Random(seed);
        this.run = run;
        objects = new RandomObjects(random, run);
    }

    @Override
    public Operation get() {
        var subject = objects.any(Subject.values());
        var name = run + "-" + random.nextInt(NAMES);
        var path = subject.path + "/" + name;
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> Operation.patch("apply-patch+yaml", path, query(true), body(subject, name));
            case 8, 9 -> Operation.of("POST", subject.path, query(false), body(subject, name));
            case 10, 11 -> Operation.of("PUT", path, query(false), body(subject, name));
            case 12, 13 -> Operation.patch("merge-patch+json", path, query(false), merge(subject));
            case 14, 15 -> Operation.patch("json-patch+json", path, query(false), operations(subject));
            case 16, 17 -> subject.hasStatus() ? status(subject, path, name) : reading(subject, path);
            case 18 -> deletion(subject, path);
            default -> reading(subject, path);
        };
    }

    private ObjectNode body(Subject subject, String name) {
        var object = objects.object(subject, name);
        var metadata = (ObjectNode) object.get("metadata");
        switch (random.nextInt(16)) {
            case 0 -> metadata.put("resourceVersion", "1");
            case 1, 2, 3, 4, 5 -> metadata.put("resourceVersion", Operation.VERSION);
            case 6 -> metadata.put("uid", Operation.UID);
            case 7 -> metadata.put("uid", "u-1");
            case 8 -> {
                metadata.put("uid", Operation.UID).put("resourceVersion", Operation.VERSION);
                metadata.put("creationTimestamp", "2020-01-01T00:00:00Z").put("generation", 7);
            }
            default -> {}
        }
        if (random.nextInt(40) == 0) {
            object.put(objects.any("apiVersion", "kind"), "v9");
        }
        if (random.nextInt(40) == 0) {
            metadata.set("managedFields", RandomObjects.json(objects.any("[]", "[{}]", "null")));
        }
        if (random.nextInt(60) == 0) {
            metadata.put(objects.any("name", "namespace"), run + "-other");
        }
        return object;
    }

    private String query(boolean applies) {
        var query = new StringBuilder("?x=1"); // unknown parameters are ignored
        if (!applies || random.nextInt(40) > 0) {
            query.append(objects.any("&fieldManager=alice", "&fieldManager=bob", "&fieldManager=carol", ""));
        }
        if (applies && random.nextInt(3) == 0) {
            query.append("&force=true");
        }
        if (random.nextInt(8) == 0) {
            query.append(objects.any("&dryRun=All", "&dryRun=All", "&dryRun=Some"));
        }
        if (random.nextInt(4) == 0) {
            query.append("&fieldValidation=").append(objects.any("Strict", "Strict", "Warn", "Ignore", "Lax"));
        }
        return query.toString();
    }

    private ObjectNode merge(Subject subject) {
        var patch = JSON.createObjectNode();
        switch (random.nextInt(7)) {
            case 0 ->
                patch.set(
                        "metadata",
                        RandomObjects.json("{\"labels\":{\"a\":%s,\"b\":%s}}"
                                .formatted(objects.any("null", "\"1\"", "\"2\""), objects.any("null", "\"3\""))));
            case 1 ->
                patch.set(
                        "metadata",
                        RandomObjects.json(objects.any(
                                "{\"annotations\":null}",
                                "{\"finalizers\":null}",
                                "{\"labels\":null}",
                                "{\"annotations\":{\"a\":\"9\"}}",
                                "{\"finalizers\":[\"x.io/y\"]}",
                                "{\"ownerReferences\":null}",
                                "{\"managedFields\":[{}]}",
                                "{\"resourceVersion\":\"1\"}",
                                "{\"resourceVersion\":\"$VERSION\"}",
                                "{\"name\":\"other\"}",
                                "{\"uid\":\"u-2\"}")));
            case 2, 3, 4 -> patch.set("spec", objects.spec(subject));
            case 5 -> patch.set("status", objects.status(subject));
            default -> patch.set("unknown", RandomObjects.json("{\"a\":1}"));
        }
        return patch;
    }

    private String operations(Subject subject) {
        var first = objects.any(
                "{\"op\":\"add\",\"path\":\"/metadata/labels/a\",\"value\":\"7\"}",
                "{\"op\":\"replace\",\"path\":\"/metadata/labels/run\",\"value\":\"" + run + "\"}",
                "{\"op\":\"remove\",\"path\":\"/metadata/labels/a\"}",
                "{\"op\":\"remove\",\"path\":\"/metadata/finalizers\"}",
                "{\"op\":\"add\",\"path\":\"/metadata/annotations\",\"value\":{\"z\":\"1\"}}",
                "{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"$VERSION\"}",
                "{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"1\"}",
                "{\"op\":\"test\",\"path\":\"/metadata/labels/run\",\"value\":\"" + run + "\"}",
                "{\"op\":\"copy\",\"from\":\"/metadata/labels/run\",\"path\":\"/metadata/labels/b\"}",
                "{\"op\":\"move\",\"from\":\"/metadata/labels/a\",\"path\":\"/metadata/labels/b\"}");
        var second = objects.any(
                "{\"op\":\"add\",\"path\":\"/spec\",\"value\":" + objects.spec(subject) + "}",
                "{\"op\":\"replace\",\"path\":\"/spec\",\"value\":" + objects.spec(subject) + "}",
                "{\"op\":\"add\",\"path\":\"/spec/ingress/-\",\"value\":{}}",
                "{\"op\":\"remove\",\"path\":\"/spec/ingress/0\"}",
                "{\"op\":\"add\",\"path\":\"/spec/none/below\",\"value\":1}",
                "{\"op\":\"replace\",\"path\":\"/metadata/managedFields/0/manager\",\"value\":\"dave\"}",
                "{\"op\":\"replace\",\"path\":\"/metadata/managedFields\",\"value\":[{}]}");
        return random.nextBoolean() ? "[" + first + "]" : "[" + first + "," + second + "]";
    }

    private Operation status(Subject subject, String path, String name) {
        var object = objects.object(subject, name);
        object.set("status", objects.status(subject));
        return switch (random.nextInt(4)) {
            case 0 -> Operation.of("PUT", path + "/status", query(false), versioned(object));
            case 1 -> Operation.patch("merge-patch+json", path + "/status", query(false), merge(subject));
            case 2 -> Operation.of("GET", path + "/status", "", "");
            default -> Operation.patch("apply-patch+yaml", path + "/status", query(true), object);
        };
    }

    private static ObjectNode versioned(ObjectNode object) {
        ((ObjectNode) object.get("metadata")).put("resourceVersion", Operation.VERSION);
        return object;
    }

    /** Without controllers a namespace of the real server stays Terminating for ever, so none is deleted. */
    private Operation deletion(Subject subject, String path) {
        if (subject == Subject.NAMESPACE) {
            return reading(subject, path);
        }
        var options = objects.any(
                "",
                "",
                "",
                "{}",
                "{\"preconditions\":{\"uid\":\"$UID\"}}",
                "{\"preconditions\":{\"uid\":\"u-1\"}}",
                "{\"preconditions\":{\"resourceVersion\":\"$VERSION\"}}",
                "{\"preconditions\":{\"resourceVersion\":\"1\",\"uid\":\"$UID\"}}",
                "{\"dryRun\":[\"All\"]}",
                "{\"propagationPolicy\":\"Background\"}");
        return Operation.of("DELETE", path, random.nextInt(8) == 0 ? "?dryRun=All" : "", options);
    }

    private Operation reading(Subject subject, String path) {
        var mine = "labelSelector=run%3D" + run;
        return switch (random.nextInt(3)) {
            case 0 -> Operation.of("GET", path, "", "");
            case 1 ->
                Operation.of(
                        "GET",
                        subject.path,
                        "?" + mine
                                + objects.any(
                                        "",
                                        ",a%3D1",
                                        ",a!%3D1",
                                        ",b",
                                        ",!b",
                                        ",a%20in%20(1,2)",
                                        ",a%20notin%20(1)",
                                        ",x.io/c%3D%3D2",
                                        "&fieldSelector=metadata.name%3D" + run + "-0",
                                        "&fieldSelector=metadata.name!%3D" + run + "-0",
                                        "&fieldSelector=spec.x%3D1",
                                        ",a%20in%20(1",
                                        ",%20",
                                        "&resourceVersion=0"),
                        "");
            default -> Operation.of("GET", subject.path, "?" + mine + "&limit=1" + objects.any("", "&continue=x"), "");
        };
    }
}
