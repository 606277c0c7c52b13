/** Tests of reports to Sentry. */
@NullMarked
package com.cruisemall.kit.sentry;

import org.jspecify.annotations.NullMarked;
