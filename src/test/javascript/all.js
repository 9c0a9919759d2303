/** Loads every test, runs them one after the other, leaves the results where a driver finds them. */
import './availability.test.js';
import './changes.test.js';
import './connection.test.js';
import './device.test.js';
import './emoji.test.js';
import './frames.test.js';
import './gate.test.js';
import './golden.test.js';
import './happening.test.js';
import './outbox.test.js';
import './people.test.js';
import './policy.test.js';
import './reading.test.js';
import './resume.test.js';
import './rights.test.js';
import './rows.test.js';
import './searching.test.js';
import './sending.test.js';
import './sentences.test.js';
import './text.test.js';
import './typing.test.js';
import './unread.test.js';
import './vigil.test.js';
import { run } from './harness.js';

await run();
