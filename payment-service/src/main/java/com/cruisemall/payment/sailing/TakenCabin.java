package com.cruisemall.payment.sailing;

import java.util.UUID;

/** A cabin that an order has taken. */
public record TakenCabin(UUID id, CabinType type, int deck, String number) {}
