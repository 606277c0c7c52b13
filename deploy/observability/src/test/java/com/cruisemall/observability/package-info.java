/** Tests of dashboards, rules and runbooks. */
@NullMarked
package com.cruisemall.observability;

import org.jspecify.annotations.NullMarked;
