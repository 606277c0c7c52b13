package com.cruisemall.kit.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text in a request body that is read as it was typed: prose, a password, or an opaque value. The
 * architecture tests require this or a normalised form for each text of a request.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
public @interface AsTyped {}
