// How much room everything takes that the app keeps, and whether the browser has promised to keep it.
import { useEffect } from 'react';
import { askToPersist, measureRoom } from '../../commands/storageRoom.ts';
import { Button } from '../../components/controls/Button.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { PROJECTS_TEXT, wordPersistence, wordRoom } from '#words/projects.ts';
import styles from './ProjectList.module.css';

export function StorageLine() {
  const app = useApp();
  const room = useAppState((state) => state.project.room);
  // Whenever a project came or went.
  const list = useAppState((state) => state.project.list);
  useEffect(() => void measureRoom(app), [app, list]);
  if (room === null) return null;
  return (
    <div>
      <p className={styles['facts']}>
        {wordRoom(room)} {wordPersistence(room)}
      </p>
      {!room.isPersisted && (
        <Button onClick={() => void askToPersist(app)}>{PROJECTS_TEXT.persist}</Button>
      )}
    </div>
  );
}
