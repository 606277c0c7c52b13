package com.cruisemall.kit.caller;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets other services call an endpoint, or every endpoint of a class. Without it an endpoint is for
 * what the gateway sends on: signed-in people and guests; a service that calls for itself is
 * refused with 403, whatever its token says. With it, a service needs the scope:
 *
 * <pre>
 * &#64;ServiceCallers(scope = "order:read")                      services alone
 * &#64;ServiceCallers(scope = "catalogue:read", alsoPeople = true) people and guests as well
 * </pre>
 *
 * What people need beyond being people is said as ever, by {@code @RolesAllowed} or {@link
 * Caller#requireUserId}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ServiceCallers {
  /** What the service's token must carry; auth-service knows which service may have it. */
  String scope();

  /** Whether the endpoint stays open to people and guests. */
  boolean alsoPeople() default false;
}
