import { serve } from '../serve.ts';
import { borrowThreads } from './borrowThreads.ts';
import { createModelHandler } from './handler.ts';

serve(createModelHandler(borrowThreads()));
