# `cmake --install` and the Debian package (`cpack -G DEB` in the build folder).
include(GNUInstallDirs)
find_program(GZIP_PROGRAM gzip)

# The program says what it offers: completion and the manual page are made from its own commands and options.
set(BAROSCAPE_GENERATED ${CMAKE_BINARY_DIR}/share)
file(MAKE_DIRECTORY ${BAROSCAPE_GENERATED})
add_custom_command(
  OUTPUT ${BAROSCAPE_GENERATED}/baroscape.bash ${BAROSCAPE_GENERATED}/_baroscape ${BAROSCAPE_GENERATED}/baroscape.1
         ${BAROSCAPE_GENERATED}/baroscape.1.gz
  COMMAND baroscape completion bash > ${BAROSCAPE_GENERATED}/baroscape.bash
  COMMAND baroscape completion zsh > ${BAROSCAPE_GENERATED}/_baroscape
  COMMAND baroscape manual > ${BAROSCAPE_GENERATED}/baroscape.1
  COMMAND ${GZIP_PROGRAM} --best --no-name --keep --force ${BAROSCAPE_GENERATED}/baroscape.1
  DEPENDS baroscape VERBATIM COMMENT "Shell completion and manual page")
add_custom_target(shell_files ALL
  DEPENDS ${BAROSCAPE_GENERATED}/baroscape.bash ${BAROSCAPE_GENERATED}/_baroscape ${BAROSCAPE_GENERATED}/baroscape.1.gz)

set(BAROSCAPE_DOC ${CMAKE_INSTALL_DATAROOTDIR}/doc/baroscape)
install(TARGETS baroscape RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${BAROSCAPE_GENERATED}/baroscape.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${BAROSCAPE_GENERATED}/baroscape.bash RENAME baroscape
  DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/bash-completion/completions)
# Where zsh looks: packages have a folder of their own under /usr.
install(CODE "
  set(folder site-functions)
  if(CMAKE_INSTALL_PREFIX STREQUAL \"/usr\")
    set(folder vendor-completions)
  endif()
  file(INSTALL \"${BAROSCAPE_GENERATED}/_baroscape\"
    DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATAROOTDIR}/zsh/\${folder}\")")
install(DIRECTORY ${CMAKE_SOURCE_DIR}/share/schema DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/baroscape
  FILES_MATCHING PATTERN *.schema.json)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/configs DESTINATION ${BAROSCAPE_DOC}/examples FILES_MATCHING PATTERN *.toml)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/examples/ DESTINATION ${BAROSCAPE_DOC}/examples)
install(FILES ${CMAKE_SOURCE_DIR}/README.md ${CMAKE_SOURCE_DIR}/CITATION.cff DESTINATION ${BAROSCAPE_DOC})
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${BAROSCAPE_DOC} RENAME copyright)
# What README.md shows.
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs DESTINATION ${BAROSCAPE_DOC})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME baroscape)
set(CPACK_PACKAGE_CONTACT "The baroscape developers <baroscape@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "lammps-data, librsvg2-bin")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "sqlite3, python3")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Explores the enthalpy landscape H = E + PV of small clusters of atoms:
minima, transition states, how they move with pressure, rates, and what
a cluster keeps that was annealed under pressure. Needs a processor with
AVX2 and FMA.")
include(CPack)
