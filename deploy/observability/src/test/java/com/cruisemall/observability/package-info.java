/** Tests of dashboards, recording rules, alerts and runbooks. */
@NullMarked
package com.cruisemall.observability;

import org.jspecify.annotations.NullMarked;
