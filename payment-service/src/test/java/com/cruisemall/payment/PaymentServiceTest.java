package com.cruisemall.payment;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Test of the running service. All tests share one start. */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedPsp.class)
@WithTestResource(
    value = BackingServers.class,
    initArgs = @ResourceArg(name = "database", value = "payment"))
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PaymentServiceTest {}
