/** Query parameters that an endpoint cannot read. */
@NullMarked
package com.cruisemall.kit.parameter;

import org.jspecify.annotations.NullMarked;
