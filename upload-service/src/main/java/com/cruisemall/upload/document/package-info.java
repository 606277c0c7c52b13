/** Documents that travellers have sent: what they are, where they stand, who may see them. */
@NullMarked
package com.cruisemall.upload.document;

import org.jspecify.annotations.NullMarked;
