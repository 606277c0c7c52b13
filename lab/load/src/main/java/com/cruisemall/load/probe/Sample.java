package com.cruisemall.load.probe;

/**
 * The stack at one moment of some traffic.
 *
 * @param at since the watch began, in seconds
 * @param processor of the whole machine in use, in percent
 * @param ours the part of it that the stack used, in percent of the machine
 * @param memory resident in all programs of the stack, in megabytes
 * @param heap in use in the services, in megabytes
 * @param poolActive connections to the databases in use
 * @param poolWaiting threads that wait for one
 */
public record Sample(
    double at,
    double processor,
    double ours,
    double memory,
    double heap,
    double poolActive,
    double poolWaiting) {}
