package dev.breakwater.api.openapi;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every refusal that a route can answer with. */
final class Refusals {
    private Refusals() {}

    static Map<String, ApiResponse> of(boolean mutation, boolean body) {
        var refusals = new LinkedHashMap<String, ApiResponse>();
        add(refusals, 400, "The request cannot be read");
        add(refusals, 401, "Nobody is signed in");
        add(refusals, 403, "Your role does not allow this");
        add(refusals, 404, "There is no such thing, or none that you may know of");
        add(refusals, 406, "Not served in a form that you take");
        add(refusals, 422, "What is asked for can never be right as it stands");
        add(refusals, 500, "Something inside Breakwater failed");
        add(refusals, 503, "The database does not answer");
        if (mutation) {
            add(refusals, 409, "What stands does not allow this now");
            add(refusals, 412, "It is not, or no longer, as If-Match or If-None-Match says");
            add(refusals, 428, "Say with If-Match what you replace");
        }
        if (body) {
            add(refusals, 413, "The body has more than 1 MiB");
            add(refusals, 415, "The body is of another media type");
        }
        return refusals;
    }

    private static void add(Map<String, ApiResponse> refusals, int status, String text) {
        var schema = new Schema<Object>().$ref("#/components/schemas/Problem");
        var content = new Content().addMediaType("application/problem+json", new MediaType().schema(schema));
        refusals.put(
                Integer.toString(status), new ApiResponse().description(text).content(content));
    }
}
