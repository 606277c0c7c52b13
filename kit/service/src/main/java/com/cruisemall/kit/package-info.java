/** Shared runtime that gives all services the same bodies, errors, headers and logs. */
@NullMarked
package com.cruisemall.kit;

import org.jspecify.annotations.NullMarked;
