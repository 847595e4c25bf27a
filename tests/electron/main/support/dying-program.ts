/** Takes a job and dies of it. */
process.once('message', () => process.kill(process.pid, 'SIGKILL'));
