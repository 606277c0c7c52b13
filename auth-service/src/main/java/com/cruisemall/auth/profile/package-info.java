/** Profile and trips of a person. Trips follow from the events of orders. */
@NullMarked
package com.cruisemall.auth.profile;

import org.jspecify.annotations.NullMarked;
