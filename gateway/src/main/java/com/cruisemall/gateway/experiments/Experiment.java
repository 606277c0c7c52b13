package com.cruisemall.gateway.experiments;

import com.cruisemall.gateway.behaviour.Behaviour;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * One experiment.
 *
 * @param usual the variant of everybody who takes no part
 * @param shares of the visitors; none while it is off
 * @param goal what a visitor does who is won
 */
record Experiment(
    String name, Set<String> variants, String usual, List<Share> shares, Behaviour.Kind goal) {
  Experiment {
    variants = Set.copyOf(variants);
    shares = List.copyOf(shares);
  }

  /** A variant and its weight beside the others. */
  record Share(String variant, int weight) {}

  boolean isRunning() {
    return !shares.isEmpty();
  }

  /**
   * The variant of a visitor, the same every time, in whichever gateway: the flag's name and the
   * visitor hashed by MurmurHash3 into the weights, as flagd's {@code fractional} does it.
   */
  String variantOf(String visitor) {
    byte[] bytes = (name + visitor).getBytes(StandardCharsets.UTF_8);
    long hash = Math.abs((long) MurmurHash3.hash32x86(bytes));
    long total = shares.stream().mapToLong(Share::weight).sum();
    double place = (double) hash / Integer.MAX_VALUE * total;
    long end = 0;
    for (Share share : shares) {
      end += share.weight();
      if (place < end) {
        return share.variant();
      }
    }
    return usual;
  }
}
