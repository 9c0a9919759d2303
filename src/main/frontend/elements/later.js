/** What a page does not need at first: its dialogs. They come when the first is asked for, or when there is nothing else to do. */
import './audit-dialog.js';
import './confirm-dialog.js';
import './farewell-dialog.js';
import './invite-dialog.js';
import './message-dialog.js';
import './new-message-dialog.js';
import './person-dialog.js';
import './profile-dialog.js';
import './report-dialog.js';
import './room-dialog.js';
import './room-settings.js';
import './room-switcher.js';
import './search-dialog.js';
import './settings-dialog.js';
import './shortcuts-dialog.js';
import './threads-dialog.js';
import './versions-dialog.js';
