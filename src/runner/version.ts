/** What a result names as the program that made it; raised whenever the same scenario and seed may give other numbers. */
export const ENGINE_VERSION = 'lukou 0.1.0';
