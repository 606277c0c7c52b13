package com.cruisemall.chat;

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

/** Test of the running service; all such tests share one instance. */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedGemini.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(
    value = BackingServers.class,
    initArgs = {
      @ResourceArg(name = "database", value = "chat"),
      @ResourceArg(name = "redis", value = "chat")
    })
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ChatServiceTest {}
