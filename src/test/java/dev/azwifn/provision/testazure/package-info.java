/**
 * An Azure for tests, on loopback: Resource Manager, the blob service (the real Azurite, behind a door that adds what it lacks),
 * static websites and Entra ID's token service. They hold state, check what they are asked as the real ones do, write down every
 * call, and fail on demand.
 */
package dev.azwifn.provision.testazure;
