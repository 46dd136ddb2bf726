// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SubnetTest {

    @Test
    void theRangeIsDividedWithoutGapsOrOverlaps() {
        assertThat(Subnet.ofRange(0).cidr()).isEqualTo("10.207.0.0/22");
        assertThat(Subnet.ofRange(1).cidr()).isEqualTo("10.207.4.0/22");
        assertThat(Subnet.ofRange(Subnet.COUNT - 1).cidr()).isEqualTo("10.207.252.0/22");
    }

    @Test
    void nodesBeginBehindTheGatewayAndGoOnOverTheThirdNumber() {
        Subnet subnet = Subnet.ofRange(2);

        assertThat(subnet.gateway()).isEqualTo("10.207.8.1");
        assertThat(subnet.address(0)).isEqualTo("10.207.8.2");
        assertThat(subnet.address(254)).isEqualTo("10.207.9.0");
    }

    @Test
    void everyNameSeesAllSubnetsInAnOrderThatIsAlwaysTheSame() {
        assertThat(Subnet.inOrderFor("five")).isEqualTo(Subnet.inOrderFor("five"));
        assertThat(new HashSet<>(Subnet.inOrderFor("five"))).hasSize(Subnet.COUNT);
    }

    @Test
    void aClusterThatIsTooLargeForItsNetworkIsRefusedWithTheLimit() {
        Subnet.checkRoomFor(1021);

        assertThatThrownBy(() -> Subnet.checkRoomFor(1022))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1021");
    }

    @Test
    void aSubnetThatIsAskedForIsReadAndHasRoomForAsManyNodesAsItHasAddresses() {
        Subnet subnet = Subnet.parse("10.30.4.0/28");

        assertThat(subnet.cidr()).isEqualTo("10.30.4.0/28");
        assertThat(subnet.address(0)).isEqualTo("10.30.4.2");
        subnet.checkRoom(13);
        assertThatThrownBy(() -> subnet.checkRoom(14)).hasMessageContaining("room for 13");
    }

    @Test
    void whatIsNoSubnetIsRefusedWithTheRule() {
        assertThatThrownBy(() -> Subnet.parse("10.30.0.256/24")).hasMessageContaining("numbers up to 255");
        assertThatThrownBy(() -> Subnet.parse("10.30.0.0/30")).hasMessageContaining("from /8 to /29");
        assertThatThrownBy(() -> Subnet.parse("10.30.0.7/24")).hasMessageContaining("write 10.30.0.0/24");
    }

    @Test
    void anotherSubnetOverlapsIfEitherContainsTheOther() {
        Subnet second = Subnet.ofRange(1); // 10.207.4.0/22

        assertThat(second.overlaps("10.207.4.0/22")).isTrue();
        assertThat(second.overlaps("10.207.7.0/24")).isTrue();
        assertThat(second.overlaps("10.0.0.0/8")).isTrue();
        assertThat(second.overlaps("0.0.0.0/0")).isTrue();
        assertThat(second.overlaps("10.207.8.0/22")).isFalse();
        assertThat(second.overlaps("172.17.0.0/16")).isFalse();
        assertThat(second.overlaps("fd00::/64")).isFalse();
        assertThat(second.overlaps(null)).isFalse();
    }
}
