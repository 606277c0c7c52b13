/**
 * What a person on call looks at: dashboards as values, written as Grafana and browsers read them.
 */
@NullMarked
package com.cruisemall.observability;

import org.jspecify.annotations.NullMarked;
