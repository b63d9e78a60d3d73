package dev.breakwater.peering.advertising;

import dev.breakwater.peering.AdvertisementCommand.CloseAdvertisement;
import dev.breakwater.peering.AdvertisementCommand.OpenAdvertisement;
import dev.breakwater.peering.AdvertisementEvent.AdvertisementClosed;
import dev.breakwater.peering.AdvertisementEvent.AdvertisementOpened;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Rejection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class AdvertisementTest {
    private static final AdvertisementId EDGE = AdvertisementId.parse("tenant-a/edge");
    private static final AdvertisementOpened OPENED = new AdvertisementOpened(EDGE, over("hkix"));
    private static final AdvertisementClosed CLOSED = new AdvertisementClosed(EDGE);

    private final AggregateTestFixture<Advertisement> advertisement = new AggregateTestFixture<>(Advertisement.class);

    @Test
    void isOpenedOnce() {
        advertisement
                .givenNoPriorActivity()
                .when(new OpenAdvertisement(EDGE, over("hkix")))
                .expectEvents(OPENED);
        advertisement
                .given(OPENED)
                .when(new OpenAdvertisement(EDGE, over("hkix")))
                .expectNoEvents();
    }

    @Test
    void isOpenedOverOtherPeerings() {
        advertisement
                .given(OPENED)
                .when(new OpenAdvertisement(EDGE, over("pccw")))
                .expectEvents(new AdvertisementOpened(EDGE, over("pccw")));
    }

    @Test
    void isClosedOnce() {
        advertisement.given(OPENED).when(new CloseAdvertisement(EDGE)).expectEvents(CLOSED);
        advertisement.given(OPENED, CLOSED).when(new CloseAdvertisement(EDGE)).expectNoEvents();
    }

    @Test
    void isNotClosedBeforeItIsOpened() {
        advertisement
                .givenNoPriorActivity()
                .when(new CloseAdvertisement(EDGE))
                .expectException(Rejection.class)
                .expectExceptionMessage("There is no advertisement tenant-a/edge");
    }

    private static SortedMap<PeeringId, SortedSet<Community>> over(String peering) {
        return new TreeMap<>(Map.of(PeeringId.parse(peering), new TreeSet<>()));
    }
}
