/**
 * What a user writes or hands over: networks, metrics and data of one's own in code, and the values
 * that these are told in; of all else of the worker nothing is promised.
 */
package io.onecycle.worker.api;
