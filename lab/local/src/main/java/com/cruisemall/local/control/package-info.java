/**
 * The HTTP endpoint by which tests and people stop and start single programs of a running stack.
 */
@NullMarked
package com.cruisemall.local.control;

import org.jspecify.annotations.NullMarked;
