package com.cruisemall.kit.caller;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens an endpoint, or every endpoint of a class, to other services that hold the scope. Without
 * this annotation an endpoint serves only people and guests, and a service that calls on its own
 * behalf gets 403.
 *
 * <pre>
 * &#64;ServiceCallers(scope = "order:read")                      services only
 * &#64;ServiceCallers(scope = "catalogue:read", alsoPeople = true) people and guests as well
 * </pre>
 *
 * Requirements on people are declared by {@code @RolesAllowed} or {@link Caller#requireUserId}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ServiceCallers {
  /** Scope that the service's token must carry; auth-service decides which service may have it. */
  String scope();

  /** Keeps the endpoint open to people and guests. */
  boolean alsoPeople() default false;
}
