package com.cruisemall.upload;

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

/** Test of the whole service. All tests share one application start. */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(FakePaymentService.class)
@WithTestResource(SandboxDrive.class)
@WithTestResource(
    value = BackingServers.class,
    initArgs = {
      @ResourceArg(name = "database", value = "upload"),
      @ResourceArg(name = "redis", value = "upload")
    })
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UploadServiceTest {}
