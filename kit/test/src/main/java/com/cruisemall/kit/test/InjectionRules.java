package com.cruisemall.kit.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Rules that make time and randomness injected dependencies, so that tests control both. */
final class InjectionRules {
  /** Class that produces the clock and the randomness of all services. */
  private static final String PRODUCER = "TimeProducers";

  private static final Set<String> CLOCK_FACTORIES =
      Set.of(
          "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");

  static final ArchRule NO_SYSTEM_CLOCK =
      noClasses()
          .that()
          .doNotHaveSimpleName(PRODUCER)
          .should()
          .accessTargetWhere(describe("target reads the system clock", InjectionRules::readsClock))
          .because("time comes from the injected Clock");

  static final ArchRule NO_OWN_RANDOMNESS =
      noClasses()
          .that()
          .doNotHaveSimpleName(PRODUCER)
          .should()
          .accessTargetWhere(describe("target creates randomness", InjectionRules::createsRandom))
          .because("randomness comes from an injected RandomGenerator or SecureRandom");

  static final ArchRule NO_SLEEP =
      noClasses()
          .should()
          .accessTargetWhere(describe("target sleeps", InjectionRules::sleeps))
          .because("waits have a condition and a deadline");

  private InjectionRules() {}

  private static boolean readsClock(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    return (owner.getPackageName().equals("java.time") && name.equals("now") && !takesClock(access))
        || ((owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class))
            && CLOCK_FACTORIES.contains(name))
        || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"));
  }

  private static boolean takesClock(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream().anyMatch(it -> it.isEquivalentTo(Clock.class));
  }

  private static boolean createsRandom(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    boolean constructor =
        name.equals("<init>")
            && (owner.isAssignableTo(Random.class) || owner.isEquivalentTo(SplittableRandom.class));
    boolean factory =
        owner.isAssignableTo(RandomGenerator.class)
            && (name.startsWith("getInstance") || name.equals("getDefault") || name.equals("of"));
    boolean shuffle =
        owner.isEquivalentTo(Collections.class)
            && name.equals("shuffle")
            && access.getTarget() instanceof CodeUnitAccessTarget target
            && target.getRawParameterTypes().size() == 1;
    return constructor
        || factory
        || shuffle
        || owner.isEquivalentTo(ThreadLocalRandom.class)
        || (owner.isEquivalentTo(Math.class) && name.equals("random"));
  }

  private static boolean sleeps(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return access.getTarget().getName().equals("sleep")
        && (owner.isEquivalentTo(Thread.class) || owner.isEquivalentTo(TimeUnit.class));
  }
}
