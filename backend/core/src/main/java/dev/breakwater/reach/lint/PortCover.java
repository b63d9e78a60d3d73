package dev.breakwater.reach.lint;

import dev.breakwater.reach.rule.PortMatch;
import java.util.List;

/** Which ports hold which others, as far as that is known without looking at endpoints. */
final class PortCover {
    private PortCover() {}

    /** Whether all ports of the narrow ones surely are among the wide ones. */
    static boolean covers(List<PortMatch> wide, List<PortMatch> narrow) {
        return narrow.stream().allMatch(each -> wide.stream().anyMatch(other -> covers(other, each)));
    }

    private static boolean covers(PortMatch wide, PortMatch narrow) {
        if (wide instanceof PortMatch.Every || wide.equals(narrow)) {
            return true;
        }
        return switch (narrow) {
            case PortMatch.Every _ -> false;
            case PortMatch.Range range ->
                wide instanceof PortMatch.Range other
                        && other.protocol() == range.protocol()
                        && other.first() <= range.first()
                        && range.last() <= other.last();
            case PortMatch.Named named ->
                wide instanceof PortMatch.Range other
                        && other.protocol() == named.protocol()
                        && other.first() == 0
                        && other.last() == 65535;
        };
    }

    /** Whether some port may be among both. */
    static boolean overlap(List<PortMatch> one, List<PortMatch> other) {
        return one.stream().anyMatch(each -> other.stream().anyMatch(match -> overlap(each, match)));
    }

    private static boolean overlap(PortMatch one, PortMatch other) {
        if (one instanceof PortMatch.Range first && other instanceof PortMatch.Range second) {
            return first.protocol() == second.protocol()
                    && first.first() <= second.last()
                    && second.first() <= first.last();
        }
        return covers(one, other) || covers(other, one);
    }
}
