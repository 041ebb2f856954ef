/** The window that is the state of a station; a word always stands beside it. */
Component({ properties: { lit: Boolean } });
