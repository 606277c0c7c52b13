/** Reports failures to Sentry, where an operator has named one, without what is personal. */
@NullMarked
package com.cruisemall.kit.sentry;

import org.jspecify.annotations.NullMarked;
