package com.cruisemall.auth;

import com.cruisemall.kit.test.BackingServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a test of the running service; all such tests share one instance. */
@QuarkusTest
@WithTestResource(value = OwnAddress.class)
@WithTestResource(value = FakeProvider.class)
@WithTestResource(
    value = BackingServers.class,
    initArgs = {
      @ResourceArg(name = "database", value = "auth"),
      @ResourceArg(name = "redis", value = "auth")
    })
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AuthServiceTest {}
