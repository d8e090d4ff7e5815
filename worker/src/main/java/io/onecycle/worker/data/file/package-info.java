/**
 * One decoder for each form of file that examples come in, whoever vouches for the file or does
 * not.
 */
package io.onecycle.worker.data.file;
