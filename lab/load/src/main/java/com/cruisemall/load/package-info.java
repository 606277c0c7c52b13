/** How fast the services are beside what their database could do alone; run by hand. */
@NullMarked
package com.cruisemall.load;

import org.jspecify.annotations.NullMarked;
