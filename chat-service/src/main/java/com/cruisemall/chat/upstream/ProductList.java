package com.cruisemall.chat.upstream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** What the concierge reads of the answer to a search. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProductList(List<Product> products) {}
