/** Events that leave a service in the transaction of the change they tell of. */
@NullMarked
package com.cruisemall.kit.outbox;

import org.jspecify.annotations.NullMarked;
